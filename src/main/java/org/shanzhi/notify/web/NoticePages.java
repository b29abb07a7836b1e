package org.shanzhi.notify.web;

import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.ShellBell;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.words.NoticeText;
import org.shanzhi.policy.Caller;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 消息: one's own messages; opening one leads to what it is about. */
@Controller
class NoticePages {
    private final Notices notices;
    private final NoticeText text;

    NoticePages(Notices notices, NoticeText text) {
        this.notices = notices;
        this.text = text;
    }

    @Bean
    static ShellBell bell() {
        return new ShellBell("/notices", NoticeStream.PATH, "notices.title");
    }

    @GetMapping("/notices")
    ModelAndView list(Caller by, Limit limit, @RequestParam(required = false) String after, Page page) {
        var found = notices.list(by, limit, after);
        var lines = found.items().stream()
                .map(n -> new NoticeList.Line(n.id(), n.at(), text.of(n, page.locale()), n.read()))
                .toList();
        String next = found.next() == null ? null : page.with("after", found.next());
        String first = after == null ? null : "/notices";
        return new ModelAndView("notify/notices", Map.of("list", new NoticeList(lines, next, first)));
    }

    @PostMapping("/notices/{id}")
    String open(Caller by, @PathVariable long id) {
        return "redirect:" + notices.read(by, id).link();
    }

    @PostMapping("/notices/read")
    String readUntil(Caller by, @RequestParam long last) {
        notices.readUntil(by, last);
        return "redirect:/notices";
    }
}
