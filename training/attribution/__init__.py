"""Make, measure and run the model that finds who said what.

``windows``, ``decode`` and ``extractor`` are what runs in the product: they need numpy,
tokenizers and onnxruntime. ``corpus``, ``targets``, ``network``, ``train``, ``graph``, ``export``,
``score`` and ``__main__`` are what makes the model: they need PyTorch and onnx.
"""
