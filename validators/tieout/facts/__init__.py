"""What it says: tables, codebook, values, hedges, dates, names."""
