package org.shanzhi.policy.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shanzhi.policy.Deadlines;
import org.shanzhi.policy.Forms;
import org.shanzhi.policy.General;
import org.shanzhi.policy.Labelled;
import org.shanzhi.policy.LifeCycle;
import org.shanzhi.policy.Places;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyEvent;
import org.shanzhi.policy.PolicyFile;
import org.shanzhi.policy.Referrals;
import org.shanzhi.policy.Rights;
import org.shanzhi.policy.Roles;
import org.shanzhi.policy.Route;
import org.shanzhi.policy.Statistic;
import org.shanzhi.policy.Taxonomy;
import org.shanzhi.policy.Vocabulary;

/** From files to policies: words first, then what they mean together. */
public final class Reader {
    private Reader() {}

    /**
     * @throws org.shanzhi.policy.PolicyProblems when a row cannot be read; or, once all can, when rows do not fit together
     */
    public static Policies read(List<PolicyFile> files, Set<String> builtModules) {
        Problems problems = new Problems();
        Sections sections = new Sections(files, problems);
        problems.stopIfAny();
        Policies policies = policies(sections, digest(files), builtModules);
        sections.done();
        problems.stopIfAny();
        check(policies, sections, builtModules);
        problems.stopIfAny();
        return policies;
    }

    private static void check(Policies policies, Sections sections, Set<String> builtModules) {
        AgreementCheck.check(sections);
        GeneralCheck.check(policies, sections);
        TaxonomyCheck.check(policies, sections);
        LifeCycleCheck.check(policies, sections);
        EventCheck.check(policies, sections);
        ClockCheck.check(policies, sections, builtModules);
        ReferralCheck.check(policies, sections);
        RolesCheck.check(policies, sections);
        FormCheck.check(policies, sections);
        StatisticCheck.check(policies, sections);
    }

    private static Policies policies(Sections sections, String digest, Set<String> builtModules) {
        General general = GeneralReader.read(sections);
        Map<String, Route> routes = VocabularyReader.routes(sections);
        Taxonomy taxonomy = TaxonomyReader.read(sections);
        Map<String, PolicyEvent> events = EventReader.read(sections);
        LifeCycle lifeCycle = LifeCycleReader.read(sections);
        sections.words("policy_scopes");
        Deadlines deadlines = DeadlineReader.read(sections, builtModules);
        Referrals referrals = ReferralReader.read(sections);
        Places places = PlacesReader.read(sections);
        Roles roles = RolesReader.read(sections);
        sections.words("pii_classes");
        Forms forms = FormReader.read(sections);
        Map<String, Statistic> statistics = StatisticReader.read(sections);
        Rights rights = RightsReader.read(sections);

        Map<String, Map<String, ? extends Labelled>> lists = new HashMap<>(VocabularyReader.plainLists(sections));
        lists.put("mediation_kinds", sections.read("mediation_kinds", ReferralReader::mediationKind));
        lists.put("petition_types", sections.read("petition_types", ReferralReader::petitionType));
        lists.put("document_numbers", general.documentNumbers());
        lists.put("limits", general.limits());
        lists.put("routes", routes);
        lists.put("types", taxonomy.types());
        lists.put("events", events);
        lists.put("case_states", lifeCycle.states());
        lists.put("actions", lifeCycle.actions());
        lists.put("case_outcomes", lifeCycle.outcomes());
        lists.put("pause_reasons", deadlines.pauseReasons());
        lists.put("deadline_policies", deadlines.policies());
        lists.put("referral_states", referrals.states());
        lists.put("return_reasons", referrals.returnReasons());
        lists.put("termination_reasons", referrals.terminationReasons());
        lists.put("confirmation_not_accepted", referrals.notAccepted());
        lists.put("confirmation_dismissed", referrals.dismissed());
        lists.put("rooms", places.rooms());
        lists.put("roles", roles.roles());
        lists.put("forms", forms.forms());
        lists.put("statistics", statistics);
        return new Policies(
                GeneralReader.version(sections),
                digest,
                general,
                new Vocabulary(Collections.unmodifiableMap(lists)),
                routes,
                taxonomy,
                events,
                lifeCycle,
                deadlines,
                referrals,
                places,
                roles,
                forms,
                statistics,
                rights);
    }

    private static String digest(List<PolicyFile> files) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (PolicyFile file : files) {
                sha.update((file.name() + "\n" + file.text() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
