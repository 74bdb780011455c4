"""Which concept verb and object are, and upon whom the action bears."""
