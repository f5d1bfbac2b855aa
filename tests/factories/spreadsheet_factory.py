"""Small spreadsheets, written as Excel and LibreOffice write them: shared texts, repeated cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS = "urn:oasis:names:tc:opendocument:xmlns"
Sheets = Mapping[str, Sequence[Sequence[str]]]


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Make an archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def xlsx_parts(sheets: Sheets) -> dict[str, str | bytes]:
    """Make the parts of a file as Excel does: every text is stored once, cells point to it."""
    texts: list[str] = []
    parts: dict[str, str | bytes] = {}
    for number, rows in enumerate(sheets.values(), 1):
        lines = []
        for at, row in enumerate(rows, 1):
            cells = []
            for column, text in enumerate(row):
                if text:
                    place = f"{chr(ord('A') + column)}{at}"
                    cells.append(f'<c r="{place}" s="0" t="s"><v>{len(texts)}</v></c>')
                    texts.append(text)
            lines.append(f'<row r="{at}">{"".join(cells)}</row>\n')
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
        )
    shared = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'{_HEAD}<sst xmlns="{_MAIN}">{shared}</sst>'
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(sheets, 1)
    )
    parts["xl/workbook.xml"] = (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{named}</sheets></workbook>"
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" '
        f'Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    links += (
        f'<Relationship Id="rId0" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'
    )
    parts["[Content_Types].xml"] = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}"/></Types>'
    )
    parts["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    return parts


def ods_parts(sheets: Sheets) -> dict[str, str | bytes]:
    """Make a file's parts as LibreOffice does: empty cells and rows are repeated to the end."""
    tables = []
    for name, rows in sheets.items():
        lines = [f"<table:table-row>{_ods_row(row)}</table:table-row>" for row in rows]
        lines.append(
            '<table:table-row table:number-rows-repeated="1048000">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
        tables.append(f'<table:table table:name="{escape(name)}">{"".join(lines)}</table:table>')
    spaces = " ".join(f'xmlns:{name}="{_ODS}:{name}:1.0"' for name in ("office", "table", "text"))
    return {
        "mimetype": _ODS_TYPE,
        "META-INF/manifest.xml": (
            f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODS}:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
            "</manifest:manifest>"
        ),
        "content.xml": (
            f"{_HEAD}<office:document-content {spaces}><office:body><office:spreadsheet>"
            f"{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
        ),
    }


def _ods_row(row: Sequence[str]) -> str:
    cells = [
        f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p>'
        "</table:table-cell>"
        if text
        else "<table:table-cell/>"
        for text in row
    ]
    return "".join(cells) + '<table:table-cell table:number-columns-repeated="16000"/>'


def xlsx(sheets: Sheets) -> bytes:
    """Make a file of Excel."""
    return zipped(xlsx_parts(sheets))


def ods(sheets: Sheets) -> bytes:
    """Make a file of LibreOffice."""
    return zipped(ods_parts(sheets))
