package org.shanzhi.notify.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.store.NoticeStore;
import org.shanzhi.policy.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages how many messages their reader has not read. One statement asks for all readers of a district who are
 * here, so a message shows within two seconds on whichever node it was sent; what a lost connection missed, the next
 * count holds. A stream ends after the time in which an idle session does and is not opened again by itself: a page left
 * open keeps nobody signed in.
 */
@Controller
class NoticeStream implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeStream.class);
    static final String PATH = "/notices/stream";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final int ROUNDS_TO_HEARTBEAT = 10;

    private final Notices notices;
    private final NoticeStore store;
    private final Map<SseEmitter, Reader> readers = new ConcurrentHashMap<>();
    private volatile Thread rounds;

    NoticeStream(Notices notices, NoticeStore store) {
        this.notices = notices;
        this.store = store;
    }

    /** Somebody with a page open, and the number it shows. */
    private static final class Reader {
        final int district;
        final int staff;
        volatile int shown;

        Reader(int district, int staff, int shown) {
            this.district = district;
            this.staff = staff;
            this.shown = shown;
        }
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter open(Caller by) {
        var reader = new Reader(by.district(), by.staffId(), notices.unread(by));
        var emitter = new SseEmitter(LONGEST.toMillis());
        emitter.onCompletion(() -> readers.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(_ -> readers.remove(emitter));
        readers.put(emitter, reader);
        tell(emitter, reader.shown);
        return emitter;
    }

    private void tell(SseEmitter emitter, int unread) {
        send(emitter, SseEmitter.event().name("unread").data(unread));
    }

    private void send(SseEmitter emitter, SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            readers.remove(emitter);
        }
    }

    private void tellWhoeverHasOthers() {
        var districts = readers.values().stream()
                .collect(Collectors.groupingBy(r -> r.district, Collectors.mapping(r -> r.staff, Collectors.toSet())));
        districts.forEach((district, staff) -> {
            var unread = store.unread(district, List.copyOf(staff));
            readers.forEach((emitter, reader) -> {
                int now = unread.getOrDefault(reader.staff, 0);
                if (reader.district != district || now == reader.shown) return;
                reader.shown = now;
                tell(emitter, now);
            });
        });
    }

    private void goRound() {
        for (int n = 1; rounds == Thread.currentThread(); n++) {
            try {
                Thread.sleep(BETWEEN);
                if (readers.isEmpty()) continue;
                tellWhoeverHasOthers();
                if (n % ROUNDS_TO_HEARTBEAT == 0) {
                    readers.keySet()
                            .forEach(emitter -> send(emitter, SseEmitter.event().comment("here")));
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failed) {
                LOG.warn("Unread messages could not be counted; tried again soon", failed);
            }
        }
    }

    @Override
    public void start() {
        rounds = Thread.ofVirtual().name("notice-stream").start(this::goRound);
    }

    @Override
    public void stop() {
        Thread ending = rounds;
        rounds = null;
        if (ending != null) ending.interrupt();
        readers.keySet().forEach(SseEmitter::complete);
    }

    @Override
    public boolean isRunning() {
        return rounds != null;
    }
}
