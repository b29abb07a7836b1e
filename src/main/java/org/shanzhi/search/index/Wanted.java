package org.shanzhi.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.text.Spelling;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.MatterFinder.Self;
import org.shanzhi.matter.MatterIndexing.Lying;
import org.shanzhi.matter.Reach;
import org.shanzhi.matter.State;

/** What somebody looks for, as a query: within a reach, by the words typed, as the filter wants it. */
final class Wanted {
    private static final Analyzer ASKED = new Bigrams(false);
    private static final Pattern BLANK = Pattern.compile("\\s+");

    private Wanted() {}

    /** Everything that is wanted. */
    static Query query(Reach reach, Self self, ListFilter f) {
        return query(reach, self, f, Wanted::somewhere).build();
    }

    /** Of it, first what holds every word in its title, then the rest. */
    static List<Query> parts(Reach reach, Self self, ListFilter f) {
        Query inTitle =
                query(reach, self, f, word -> together(Fields.TITLE, word)).build();
        Query rest = query(reach, self, f, Wanted::somewhere)
                .add(inTitle, Occur.MUST_NOT)
                .build();
        return List.of(inTitle, rest);
    }

    private static BooleanQuery.Builder query(Reach reach, Self self, ListFilter f, Function<String, Query> word) {
        var all = new BooleanQuery.Builder();
        for (String typed : BLANK.split(Spelling.plain(f.words()).strip())) all.add(word.apply(typed), Occur.FILTER);
        all.add(within(reach), Occur.FILTER);
        for (Query wish : wishes(self, f)) all.add(wish, Occur.FILTER);
        return all;
    }

    /** What names another unit above than the one under which its unit lies. */
    static Query elsewhere(int district, Lying unit) {
        return new BooleanQuery.Builder()
                .add(new TermQuery(new Term(Fields.DISTRICT, String.valueOf(district))), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.SEEN_BY, unit.in())), Occur.FILTER)
                .add(new PrefixQuery(new Term(Fields.SEEN_BY, unit.under())), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.SEEN_BY, unit.there())), Occur.MUST_NOT)
                .build();
    }

    /** Characters that were typed together stand together in what is found, in its title, text, place or number. */
    private static Query somewhere(String typed) {
        return new BooleanQuery.Builder()
                .add(together(Fields.TITLE, typed), Occur.SHOULD)
                .add(together(Fields.TEXT, typed), Occur.SHOULD)
                .add(together(Fields.PLACE, typed), Occur.SHOULD)
                .add(new TermQuery(new Term(Fields.NUMBER, typed)), Occur.SHOULD)
                .build();
    }

    private static Query together(String field, String typed) {
        var phrase = new PhraseQuery.Builder();
        List<String> words = words(typed);
        if (words.isEmpty()) return new MatchNoDocsQuery("nothing but signs");
        words.forEach(word -> phrase.add(new Term(field, word)));
        return phrase.build();
    }

    static List<String> words(String typed) {
        var words = new ArrayList<String>();
        try (var stream = ASKED.tokenStream("", typed)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) words.add(word.toString());
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** What lies within a reach, and nothing of another district. */
    static Query within(Reach reach) {
        return new BooleanQuery.Builder()
                .add(seen(reach), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.DISTRICT, String.valueOf(reach.district()))), Occur.FILTER)
                .build();
    }

    private static Query seen(Reach reach) {
        var seen = new BooleanQuery.Builder();
        for (Reach.Way way : reach.ways()) seen.add(way(way), Occur.SHOULD);
        if (!reach.granted().isEmpty())
            seen.add(
                    LongField.newSetQuery(
                            Fields.ID,
                            reach.granted().stream().mapToLong(id -> id).toArray()),
                    Occur.SHOULD);
        return seen.build();
    }

    private static Query way(Reach.Way way) {
        return new BooleanQuery.Builder()
                .add(keys(way.opens()), Occur.MUST)
                .add(keys(way.bars()), Occur.MUST_NOT)
                .build();
    }

    private static Query keys(Set<String> keys) {
        return new TermInSetQuery(
                Fields.SEEN_BY, keys.stream().map(BytesRef::new).collect(Collectors.toList()));
    }

    private static List<Query> wishes(Self self, ListFilter f) {
        var all = new ArrayList<Query>();
        if (!f.states().isEmpty())
            all.add(IntField.newSetQuery(
                    Fields.STATE, f.states().stream().mapToInt(State::no).toArray()));
        if (f.kind() != null) all.add(exactly(Fields.KIND, f.kind().no()));
        if (f.channel() != null) all.add(exactly(Fields.CHANNEL, f.channel().no()));
        if (f.typeCode() != null) all.add(new PrefixQuery(new Term(Fields.TYPE, f.typeCode())));
        if (f.unit() != null) all.add(exactly(Fields.UNIT, f.unit()));
        if (f.tier() != null) all.add(exactly(Fields.TIER, f.tier().ordinal()));
        if (f.assignee() != null) all.add(exactly(Fields.ASSIGNEE, f.assignee()));
        if (f.grid() != null) all.add(exactly(Fields.GRID, f.grid()));
        if (f.risk() != null) all.add(exactly(Fields.RISK, f.risk().no()));
        if (f.from() != null || f.to() != null) all.add(registered(f));
        for (Only one : f.only()) only(one, self).ifPresent(all::add);
        return all;
    }

    private static Query registered(ListFilter f) {
        long from = f.from() == null ? Long.MIN_VALUE : f.from().toEpochMilli();
        long to = f.to() == null ? Long.MAX_VALUE : f.to().toEpochMilli() - 1;
        return LongField.newRangeQuery(Fields.REGISTERED, from, to);
    }

    /** Empty where the reach says it already. */
    private static Optional<Query> only(Only one, Self self) {
        Instant now = self.now();
        return switch (one) {
            case OVERDUE ->
                Optional.of(and(until(Fields.DUE, now.toEpochMilli()), until(Fields.LATE, now.toEpochMilli())));
            case TODAY ->
                Optional.of(LongField.newRangeQuery(
                        Fields.DUE,
                        now.toEpochMilli() + 1,
                        ChinaTime.endOf(ChinaTime.day(now)).toEpochMilli()));
            case MINE -> Optional.of(seen(new Reach(0, self.ways(), Set.of())));
            case WAITING -> Optional.of(exactly(Fields.WAITING, 1));
            case UNTICKED -> Optional.of(exactly(Fields.RISK, Fields.NONE));
            case UNASSIGNED -> Optional.of(exactly(Fields.ASSIGNEE, Fields.NONE));
            case AT_HAND -> Optional.empty();
            case LEFT, SUPERVISED, TO_ANSWER, TO_CLOSE ->
                throw new IllegalArgumentException("No list with words goes by " + one);
        };
    }

    private static Query until(String field, long millis) {
        return LongField.newRangeQuery(field, Long.MIN_VALUE, millis);
    }

    private static Query and(Query... all) {
        var both = new BooleanQuery.Builder();
        for (Query one : all) both.add(one, Occur.FILTER);
        return both.build();
    }

    private static Query exactly(String field, int value) {
        return IntField.newExactQuery(field, value);
    }
}
