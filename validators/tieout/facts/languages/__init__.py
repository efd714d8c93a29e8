"""One folder a language: word lists as data, each row with its source."""
