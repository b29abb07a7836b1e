package org.shanzhi.matter.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.shanzhi.access.Approval;
import org.shanzhi.access.ApprovalKind;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.kernel.jobs.JobRequest;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.ExportRefusal;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.export.ExportStore.Run;
import org.shanzhi.org.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;
import org.springframework.stereotype.Component;

/**
 * 带明文的清单: whoever may take lists out asks, and whoever answers for the data allows it: the head of the unit or of one
 * above it, or the centre's supervision.
 */
@Component
public class ClearListApproval implements ApprovalKind {
    public static final String CODE = "CLEAR_LIST";
    public static final String EXPORT = "export";
    private static final int NAMED = 30;

    private final ExportStore store;
    private final ClearWork work;
    private final Jobs jobs;
    private final Organisation organisation;
    private final Messages messages;

    ClearListApproval(ExportStore store, ClearWork work, Jobs jobs, Organisation organisation, Messages messages) {
        this.store = store;
        this.work = work;
        this.jobs = jobs;
        this.organisation = organisation;
        this.messages = messages;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Permission toAsk() {
        return Permission.EXPORT_MATTERS;
    }

    @Override
    public Permission toDecide() {
        return Permission.APPROVE_EXPORTS;
    }

    @Override
    public boolean decides(Caller by, Approval asked) {
        if (by.scopeFor(Permission.APPROVE_EXPORTS) == RoleScope.CENTRE) return true;
        Line line = organisation.line(asked.district(), asked.askedUnit());
        return asked.askedUnit() == by.unitId()
                || Stream.of(line.centre(), line.street(), line.community(), line.grid())
                        .filter(Objects::nonNull)
                        .anyMatch(unit -> unit == by.unitId());
    }

    @Override
    public List<Refusal> against(Caller asker, Map<String, String> references) {
        return asker.may(Permission.REVEAL_PERSONAL_DATA)
                ? List.of()
                : List.of(Refusal.of(ExportRefusal.EXPORT_NOT_IN_CLEAR));
    }

    @Override
    public void perform(Caller decider, Caller asker, Approval granted) {
        Run run = run(granted);
        var request = JobRequest.of(
                run.district(),
                "matter-export",
                asker.staffId(),
                run.matterIds().size());
        var job = jobs.start(request, progress -> work.write(asker, run, progress));
        store.started(run.district(), run.id(), job.id());
    }

    @Override
    public List<Told> told(Approval asked, Locale locale) {
        Run run = run(asked);
        String fields = run.fields().stream()
                .map(field -> messages.text(locale, "PartyField." + field))
                .collect(Collectors.joining(" · "));
        String prefix = organisation.district(run.district()).prefix();
        String numbers = run.matterIds().stream()
                .limit(NAMED)
                .map(id -> new MatterNumber(prefix, id).toString())
                .collect(Collectors.joining(" "));
        var told = new ArrayList<Told>();
        told.add(new Told("export.clear.fields", fields));
        told.add(new Told("export.matters", String.valueOf(run.matterIds().size())));
        told.add(new Told("export.clear.numbers", run.matterIds().size() > NAMED ? numbers + " …" : numbers));
        told.add(new Told("export.purpose", messages.text(locale, "export.purpose." + run.purpose())));
        told.add(new Told("export.format", run.format().name()));
        return told;
    }

    private Run run(Approval asked) {
        UUID id = UUID.fromString(asked.references().get(EXPORT));
        return store.find(asked.district(), id).orElseThrow(() -> new NotFound("export " + id));
    }
}
