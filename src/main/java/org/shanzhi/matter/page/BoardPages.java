package org.shanzhi.matter.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.kernel.text.Harmless;
import org.shanzhi.matter.DeadlineBoard;
import org.shanzhi.matter.DueWhen;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.store.DueClocks;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Caller;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** 期限看板: what is overdue and soon due, every figure a link to its matters. */
@Controller
class BoardPages {
    /** By which a spreadsheet knows the text for UTF-8. */
    private static final String MARK = "\uFEFF";

    private final DeadlineBoard board;
    private final BoardViews views;
    private final MatterLists lists;
    private final ListViews rows;
    private final Organisation organisation;

    BoardPages(DeadlineBoard board, BoardViews views, MatterLists lists, ListViews rows, Organisation organisation) {
        this.board = board;
        this.views = views;
        this.lists = lists;
        this.rows = rows;
        this.organisation = organisation;
    }

    @GetMapping(BoardViews.PATH)
    ModelAndView board(
            Caller by,
            @RequestParam(required = false) Tier tier,
            @RequestParam(defaultValue = "false") boolean all,
            Page page) {
        return new ModelAndView("matter/board", Map.of("view", views.of(by, board.figures(by, tier), tier, all, page)));
    }

    @GetMapping(BoardViews.PATH + "/figures.csv")
    ResponseEntity<byte[]> figures(Caller by, @RequestParam(required = false) Tier tier, Page page) {
        String csv = views.table(by, board.export(by, tier), page).stream()
                .map(line -> line.stream().map(Harmless::csv).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining("", MARK, ""));
        String name = page.t("board.csv.name", page.times().today());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(csv.getBytes(StandardCharsets.UTF_8));
    }

    /** What one person of the reader's own unit must end, for the unit's head. */
    @GetMapping(BoardViews.PATH + "/in-hand")
    ModelAndView inHand(
            Caller by,
            @RequestParam String who,
            @RequestParam DueWhen due,
            Limit limit,
            @RequestParam(required = false) String after,
            Page page) {
        ListFilter filter = board.ofPerson(by, staff(by, who), due);
        var found = lists.list(by, filter, limit, after);
        String here = UriComponentsBuilder.fromPath(BoardViews.PATH + "/in-hand")
                .queryParam("who", who)
                .queryParam("due", due)
                .toUriString();
        var view = new ListView(
                List.of(),
                null,
                rows.byDueDay(
                        found.items().stream().map(m -> rows.row(by, m, page)).toList(), page),
                List.of(),
                List.of(),
                null,
                found.next() == null ? null : here + "&after=" + found.next(),
                after == null ? null : here,
                null,
                true);
        return new ModelAndView("matter/boardRows", Map.of("view", view, "name", name(by, who, page), "due", due));
    }

    private int staff(Caller by, String who) {
        if (who.equals(BoardViews.NOBODY)) return DueClocks.NOBODY;
        return organisation
                .staffByUsername(by.district(), who)
                .orElseThrow(() -> new NotFound("staff"))
                .id();
    }

    private String name(Caller by, String who, Page page) {
        return who.equals(BoardViews.NOBODY)
                ? page.t("board.nobody")
                : organisation.staff(by.district(), staff(by, who)).name();
    }
}
