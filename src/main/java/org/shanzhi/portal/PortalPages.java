package org.shanzhi.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.shanzhi.calendar.WhyThisDay;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.page.DayStep;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.PublicSheet;
import org.shanzhi.policy.Policies;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages of residents, large and for the phone first. */
@Controller
class PortalPages {
    private final StatusDesk desk;
    private final Policies policies;

    PortalPages(StatusDesk desk, Policies policies) {
        this.desk = desk;
        this.policies = policies;
    }

    /** For whoever works here the front door is the first page that their roles open. */
    @GetMapping("/")
    String front(Page page) {
        return page.nav().home().map(home -> "redirect:" + home).orElse("portal/front");
    }

    @GetMapping("/q")
    ModelAndView follow(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Page page) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        var shown = new ModelAndView("portal/follow", Map.of("number", number.strip(), "code", code.strip()));
        if (number.isBlank() && code.isBlank()) return shown;
        try {
            shown.addObject("found", view(desk.read(number, code, request.getRemoteAddr()), page));
        } catch (NotFound wrong) {
            return told(shown, HttpStatus.NOT_FOUND, page.t("portal.wrong"));
        } catch (HttpProblem tooMany) {
            tooMany.problem().headers().forEach(response::setHeader);
            return told(shown, tooMany.problem().status(), page.t("portal.wait"));
        }
        return shown;
    }

    private static ModelAndView told(ModelAndView page, HttpStatus status, String wrong) {
        page.addObject("wrong", wrong);
        page.setStatus(status);
        return page;
    }

    private Followed view(PublicSheet sheet, Page page) {
        List<DayStep> why =
                sheet.next().map(next -> WhyThisDay.steps(next.due(), page)).orElse(List.of());
        return new Followed(
                sheet,
                policies.label("case_states", sheet.state().name(), page.locale()),
                why,
                sheet.steps().stream()
                        .map(step -> new Followed.Passed(
                                policies.label("case_states", step.state().name(), page.locale()), step.at()))
                        .toList());
    }
}
