"""What a verb governs: objects, recipients, purposes, adjuncts."""
