package org.shanzhi.kernel.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every text of every module in both languages, from {@code messages/<module>_zh_CN.properties} and
 * {@code messages/<module>_en.properties}. Two modules may not use one key. Not Java's MessageFormat, in which an
 * apostrophe swallows the rest of an English sentence and a number grows commas.
 */
public final class Messages implements MessageSource {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ChinaTime.ZONE);
    private final Map<Locale, Map<String, Phrase>> phrases = new HashMap<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    Messages(Map<Locale, Collection<Resource>> files) {
        files.forEach((locale, resources) -> phrases.put(locale, read(resources)));
    }

    /** All files that the class path holds. */
    public static Messages load() {
        var files = new HashMap<Locale, Collection<Resource>>();
        for (Locale locale : Languages.ALL) files.put(locale, find("classpath*:messages/*_" + locale + ".properties"));
        return new Messages(files);
    }

    /** The text with its arguments filled in. A key nobody wrote stands for itself and is logged once. */
    public String text(Locale locale, String key, Object... args) {
        var out = new StringBuilder();
        write(locale, key, args, new Phrase.Sink() {
            @Override
            public void text(String text) {
                out.append(text);
            }

            @Override
            public void argument(Object argument) {
                out.append(say(locale, argument));
            }
        });
        return out.toString();
    }

    /** The refusal in words that say what to do next. */
    public String text(Locale locale, Refusal refusal) {
        return text(locale, "refusal." + refusal.code().name(), refusal.args().toArray());
    }

    /** What is wrong with a field, in words. */
    public String text(Locale locale, FieldError error) {
        return text(locale, "refusal." + error.code().name(), error.args().toArray());
    }

    public boolean has(String key) {
        return phrases.get(Languages.CHINESE).containsKey(key);
    }

    /** All keys, sorted. */
    public Set<String> keys(Locale locale) {
        return new TreeSet<>(phrases.get(Languages.of(locale)).keySet());
    }

    /** An argument as a reader sees it: minutes in Asia/Shanghai, names in the reader's language, plain numbers. */
    public String say(Locale locale, Object argument) {
        return switch (argument) {
            case null -> "";
            case Labelled labelled -> labelled.label(locale);
            case Instant instant -> MINUTE.format(instant);
            case LocalDate day -> day.toString();
            case Enum<?> code
            when has(code.getClass().getSimpleName() + "." + code.name()) ->
                text(locale, code.getClass().getSimpleName() + "." + code.name());
            case Refusal refusal -> text(locale, refusal);
            default -> argument.toString();
        };
    }

    void write(Locale locale, String key, Object[] args, Phrase.Sink sink) {
        Phrase phrase = find(locale, key);
        if (phrase == null) sink.text(key);
        else phrase.write(args, sink);
    }

    private Phrase find(Locale locale, String key) {
        Phrase phrase = phrases.get(Languages.of(locale)).get(key);
        if (phrase == null && missing.add(key)) LOG.warn("No text for {} in {}", key, Languages.of(locale));
        return phrase != null ? phrase : phrases.get(Languages.CHINESE).get(key);
    }

    Phrase phrase(Locale locale, String key) {
        return phrases.get(locale).get(key);
    }

    @Override
    public String getMessage(String code, Object[] args, String otherwise, Locale locale) {
        return has(code) ? text(locale, code, args == null ? new Object[0] : args) : otherwise;
    }

    @Override
    public String getMessage(String code, Object[] args, Locale locale) {
        if (!has(code)) throw new NoSuchMessageException(code, locale);
        return text(locale, code, args == null ? new Object[0] : args);
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, Locale locale) {
        String[] codes = resolvable.getCodes();
        for (String code : codes == null ? new String[0] : codes) {
            if (has(code)) return getMessage(code, resolvable.getArguments(), locale);
        }
        if (resolvable.getDefaultMessage() != null) return resolvable.getDefaultMessage();
        throw new NoSuchMessageException(codes == null ? "" : String.join(", ", codes), locale);
    }

    private static Map<String, Phrase> read(Collection<Resource> files) {
        var phrases = new HashMap<String, Phrase>();
        var from = new HashMap<String, String>();
        for (Resource file : files) {
            var properties = new Properties();
            try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException("Cannot read " + file, unreadable);
            }
            properties.forEach((key, text) -> {
                String earlier = from.put((String) key, file.getDescription());
                if (earlier != null)
                    throw new IllegalStateException("Text " + key + " is in " + earlier + " and in "
                            + file.getDescription() + ": leave it in one of them");
                phrases.put((String) key, new Phrase((String) text));
            });
        }
        return phrases;
    }

    private static Collection<Resource> find(String pattern) {
        try {
            return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot look for " + pattern, unreadable);
        }
    }
}
