"""Large questions: pairs are counted by sorting and never listed."""
