"""One definition a rule: code, name, level, explanation, example, how to settle it, source."""
