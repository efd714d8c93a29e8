"""The grammar of figures: digits, number words, units, ranges, hedges, and what is no count."""
