"""The value of a row looked for in its quote, kind by kind."""
