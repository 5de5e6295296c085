"""The picture library: files are taken in once, described, watched for their rights, and found again."""
