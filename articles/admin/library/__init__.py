"""The picture library at the desk: taking in, finding, describing, and taking back."""
