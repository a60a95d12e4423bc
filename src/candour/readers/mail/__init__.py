"""Mail: headers, the words written, the words quoted from others, and attachments."""
