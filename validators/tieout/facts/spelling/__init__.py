"""How names are spelled: their parts, their sounds, any script in the letters a to z."""
