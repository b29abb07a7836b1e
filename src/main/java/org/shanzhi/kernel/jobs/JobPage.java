package org.shanzhi.kernel.jobs;

import java.util.HashMap;
import java.util.UUID;
import org.shanzhi.kernel.Asker;
import org.shanzhi.kernel.page.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The progress of one's own long work as a fragment that any page may show: it asks here again until the end. */
@Controller
class JobPage {
    private final Jobs jobs;

    JobPage(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/jobs/{id}")
    ModelAndView show(@PathVariable UUID id, Asker asker, Page page) {
        var job = jobs.find(asker.districtId(), asker.staffId(), id);
        var model = new HashMap<String, Object>();
        model.put("id", id.toString());
        model.put("title", page.t("job.kind." + job.kind()));
        model.put("done", (long) job.done());
        model.put("total", (long) job.total());
        model.put("running", !job.state().over());
        model.put("poll", "/jobs/" + id);
        model.put("cancel", "/jobs/" + id + "/cancel");
        if (job.state().over()) {
            var why = job.failure()
                    .map(failure -> page.html(
                            "refusal." + failure.code(), failure.args().toArray()));
            model.put("result", why.orElseGet(() -> page.html("job.state." + job.state())));
        }
        return new ModelAndView("kernel/job", model);
    }

    @PostMapping("/jobs/{id}/cancel")
    ModelAndView cancel(@PathVariable UUID id, Asker asker, Page page) {
        jobs.cancel(asker.districtId(), asker.staffId(), id);
        return show(id, asker, page);
    }
}
