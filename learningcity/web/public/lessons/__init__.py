"""What cities learnt, who took it up, and which cities are alike."""
