"""Where it says it: quotes become anchors, and drift is seen."""
