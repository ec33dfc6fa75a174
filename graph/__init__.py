"""The graph: its values, its words, its stores, and what is measured and drawn from them."""
