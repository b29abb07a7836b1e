package org.shanzhi.matter.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One action on several matters, one by one, with what came of each. */
@Controller
public class Bulk {
    /** Those that need nothing to be filled in. */
    static final List<String> ACTIONS = List.of("accept", "sign", "start", "resume", "archive");

    private static final int MOST = 100;

    private final ActionForms forms;
    private final Acting acting;

    Bulk(ActionForms forms, Acting acting) {
        this.forms = forms;
        this.acting = acting;
    }

    /** @param why it was not done; null when it was */
    public record Result(String number, String why) {}

    @PostMapping("/work/bulk")
    ModelAndView act(
            Caller by, @RequestParam String action, @RequestParam(defaultValue = "") List<String> numbers, Page page) {
        if (!ACTIONS.contains(action)) throw new NotFound("action");
        ActionPolicy policy = forms.action(action);
        var results = new ArrayList<Result>();
        for (String number : numbers.stream().distinct().limit(MOST).toList()) {
            results.add(new Result(number, one(by, policy, number, page)));
        }
        long done = results.stream().filter(result -> result.why() == null).count();
        return new ModelAndView(
                "matter/bulk", Map.of("results", results, "label", policy.label(page.locale()), "done", done));
    }

    private String one(Caller by, ActionPolicy action, String number, Page page) {
        try {
            MatterNumber of = MatterNumber.named(number);
            acting.act(by, of, action, Typed.nothing(), Optional.empty());
            return null;
        } catch (Refused refused) {
            return refused.reasons().stream().map(page::t).collect(Collectors.joining(" "));
        } catch (Invalid invalid) {
            return invalid.errors().stream().map(page::t).collect(Collectors.joining(" "));
        } catch (Overtaken faster) {
            return page.t("refusal.VERSION_CONFLICT");
        } catch (NotFound absent) {
            return page.t("refusal.NOT_FOUND");
        }
    }
}
