"""Two facts side by side: values on one scale, times, speakers, and the truth table."""
