"""Where an institution's name begins and ends, and what only looks like one."""
