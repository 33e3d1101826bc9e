import os

# Where some package has brought lxml, openpyxl would read workbooks with it, and not with defusedxml.
os.environ["OPENPYXL_LXML"] = "False"
