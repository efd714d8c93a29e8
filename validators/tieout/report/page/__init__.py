"""The page for a browser: what it shows, its pictures, and the templates that write it."""
