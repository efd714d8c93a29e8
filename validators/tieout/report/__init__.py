"""What to do: the gate and every way to show it."""
