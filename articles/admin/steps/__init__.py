"""The pages of workflow steps: facts, forms, and the words for them."""
