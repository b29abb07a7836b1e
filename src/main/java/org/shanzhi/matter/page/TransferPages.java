package org.shanzhi.matter.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paper.Pdf;
import org.shanzhi.matter.MatterBatch;
import org.shanzhi.matter.MatterBatch.Result;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.MatterReading;
import org.shanzhi.policy.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 分流转办单: of one matter, or of all that one job routed, to be printed and signed for. */
@Controller
class TransferPages {
    private final TransferSheets sheets;
    private final MatterBatch batches;
    private final MatterReading reading;
    private final Pdf pdf;

    TransferPages(TransferSheets sheets, MatterBatch batches, MatterReading reading, Pdf pdf) {
        this.sheets = sheets;
        this.batches = batches;
        this.reading = reading;
        this.pdf = pdf;
    }

    @GetMapping("/matters/{number}/transfer.pdf")
    ResponseEntity<byte[]> one(Caller by, @PathVariable String number, Page page) {
        MatterNumber of = MatterNumber.named(number);
        return paper(sheets.of(by, of, page).stream().toList(), of + "-transfer.pdf", page);
    }

    /** What is out of the reader's sight by now is left out. */
    @GetMapping("/matters/transfers.pdf")
    ResponseEntity<byte[]> ofJob(Caller by, @RequestParam UUID job, Page page) {
        var all = batches.watch(by, job).results().stream()
                .filter(Result::done)
                .map(row -> MatterNumber.named(row.number()))
                .filter(number -> reading.exists(by, number))
                .map(number -> sheets.of(by, number, page))
                .flatMap(Optional::stream)
                .toList();
        return paper(all, "transfers.pdf", page);
    }

    private ResponseEntity<byte[]> paper(List<TransferSheet> all, String name, Page page) {
        if (all.isEmpty()) throw new NotFound("transfer sheet");
        return Pdf.inline(pdf.render("matter/transfers", Map.of("sheets", all), page), name);
    }
}
