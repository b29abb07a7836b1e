package org.shanzhi.matter.page;

import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** 事项单: a matter on paper, masked as on the screen. */
@Controller
class PrintPages {
    private final MatterViews views;

    PrintPages(MatterViews views) {
        this.views = views;
    }

    @GetMapping("/matters/{number}/print")
    ModelAndView print(Caller by, @PathVariable String number, Page page) {
        return new ModelAndView("matter/print", Map.of("view", views.read(by, MatterNumber.named(number), 0, page)));
    }
}
