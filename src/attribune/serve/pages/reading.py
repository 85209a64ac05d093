"""Reading a report that somebody drops or pastes: to look at its record, or to keep it."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from starlette.responses import RedirectResponse, Response

from ...errors import EmptyReport, TooLarge
from ...export.entries import short_report
from ...pipeline import record_of
from ...read.reader import read_source
from ...read.sources import Source
from ..archive import Archive, archive
from ..guard import review, settings_of
from ..lanes import beside
from ..rendering import render
from .report import LAYERS, page_of

router = APIRouter(include_in_schema=False)


@router.post("/read")
async def read(
    request: Request,
    file: Annotated[UploadFile | None, File()] = None,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    keep: Annotated[str, Form(max_length=3)] = "",
    archive: Archive = Depends(archive),  # noqa: B008
) -> Response:
    """The record of the report, which is kept only if asked for."""
    if keep:
        await review(request)
    most = settings_of(request).max_upload
    if file is not None and file.filename:
        content = await file.read(most + 1)
        if len(content) > most:
            raise TooLarge(f"{file.filename} is larger than {most} bytes; use `attribune add` for it")
        source = Source(file.filename, content=content)
    elif text.strip():
        source = Source("the text", content=text)
    else:
        raise EmptyReport("There is nothing to read: choose a file, or paste a report's text.")

    def answer() -> Response:
        record = record_of(read_source(source, published=published or None, max_size=most))
        if not keep:
            return render(request, "report.html.j2", {"page": page_of(record, stored=False), "layers": LAYERS})
        with archive.store() as store:
            store.add(record)
        return RedirectResponse(f"/reports/{short_report(record.report.id)}", 303)

    return await beside(request, answer)
