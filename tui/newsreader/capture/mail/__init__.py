"""Mail: messages and boxes of them."""
