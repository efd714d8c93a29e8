"""Releases: what is published when the gate passes, and how it is checked again."""
