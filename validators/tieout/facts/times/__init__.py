"""The grammar of dates and durations: words, what they mean, and the days they come to."""
