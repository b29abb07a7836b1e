package org.shanzhi.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.JobView;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.kernel.web.RequestIds;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** One action on many matters, as a job with a result for each. */
@Component
public class MatterBatch {
    /** How many matters one job takes. */
    public static final int MOST = 500;

    private final Matters matters;
    private final Policies policies;
    private final Jobs jobs;
    private final Messages messages;

    MatterBatch(Matters matters, Policies policies, Jobs jobs, Messages messages) {
        this.matters = matters;
        this.policies = policies;
        this.jobs = jobs;
        this.messages = messages;
    }

    /**
     * What came of one matter.
     *
     * @param why in words, why it was not done; empty when it was
     */
    public record Result(String number, boolean done, List<String> why) {}

    /**
     * Starts the job and answers its id. Each matter is acted on as by {@link Matters#act}, in whatever version it is
     * then, and moves its own clocks; one that is refused keeps none of the others back. Who may: the action's right, for
     * every matter within its scope. Not idempotent; a matter that is named twice is done once.
     *
     * @param numbers as they were typed; what is no number is answered as not found
     * @param locale in which the rows say why
     * @throws org.shanzhi.kernel.Forbidden no role of the caller's may do this
     * @throws Invalid no number at all, or more than {@value #MOST}
     */
    @Needs(byAction = true)
    public UUID start(Caller by, List<String> numbers, Instruction what, Locale locale) {
        return start(by, numbers, what, locale, MOST);
    }

    UUID start(Caller by, List<String> numbers, Instruction what, Locale locale, int most) {
        by.require(policies.action(what.command().action()).permission());
        if (numbers.isEmpty()) throw new Invalid("numbers", MatterRefusal.REQUIRED);
        if (numbers.size() > most) throw new Invalid("numbers", MatterRefusal.TOO_MANY, most);
        var each = numbers.stream().distinct().toList();
        var request = JobRequest.of(by.district(), "matter-bulk", by.staffId(), each.size());
        UUID asked = RequestIds.current();
        return jobs.start(request, progress -> {
                    for (String number : each) {
                        progress.check();
                        progress.row(row(by, number, what, asked, locale));
                    }
                })
                .id();
    }

    /** How far the job is, and what came of each matter so far, in the order in which they were worked on. */
    public record Watched(JobView job, List<Result> results) {}

    /** @throws NotFound unless the caller started the job */
    @Needs(open = "only whoever started a job is shown its rows")
    public Watched watch(Caller by, UUID id) {
        var job = jobs.find(by.district(), by.staffId(), id);
        var rows = jobs.rows(by.district(), by.staffId(), id, 0).rows();
        return new Watched(job, rows.stream().map(MatterBatch::result).toList());
    }

    private static Result result(JsonNode row) {
        var why = new ArrayList<String>();
        row.path("reasons").forEach(reason -> why.add(reason.path("detail").asString()));
        return new Result(row.path("number").asString(), row.path("done").asBoolean(), why);
    }

    private Map<String, Object> row(Caller by, String number, Instruction what, UUID asked, Locale locale) {
        var row = new LinkedHashMap<String, Object>();
        row.put("number", number);
        try {
            var parsed = MatterNumber.named(number);
            var act = new Act(what.note(), what.files(), OptionalInt.empty(), asked, null);
            row.put("version", matters.act(by, parsed, what.command(), act).version());
            row.put("done", true);
        } catch (Refused e) {
            not(row, e.reasons(), locale);
        } catch (Invalid e) {
            not(
                    row,
                    e.errors().stream()
                            .map(error -> new Refusal(error.code(), error.args()))
                            .toList(),
                    locale);
        } catch (NotFound e) {
            not(row, List.of(Refusal.of(ProblemCode.NOT_FOUND)), locale);
        } catch (Overtaken e) {
            not(row, List.of(Refusal.of(ProblemCode.VERSION_CONFLICT)), locale);
        }
        return row;
    }

    private void not(Map<String, Object> row, List<Refusal> reasons, Locale locale) {
        row.put("done", false);
        row.put(
                "reasons",
                reasons.stream()
                        .map(r -> Map.of("code", r.code().name(), "detail", messages.text(locale, r)))
                        .toList());
    }
}
