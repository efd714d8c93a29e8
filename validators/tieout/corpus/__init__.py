"""Text in: sources, folding, sentences, echoes."""
