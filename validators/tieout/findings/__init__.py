"""What follows: questions, relations, verdicts, decisions, coverage, rules."""
