package org.shanzhi.kernel.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.spi.AppenderAttachable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts the {@link Redactor} behind every console and file, however an operator has configured them, as soon as logging
 * is set up.
 */
final class RedactedLogs implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(RedactedLogs::wrap);
        }
    }

    private static void wrap(AppenderAttachable<ILoggingEvent> attached) {
        for (var appenders = attached.iteratorForAppenders(); appenders.hasNext(); ) {
            wrap(appenders.next());
        }
    }

    @SuppressWarnings("unchecked")
    private static void wrap(Appender<ILoggingEvent> appender) {
        if (appender instanceof AppenderAttachable<?> nested) {
            wrap((AppenderAttachable<ILoggingEvent>) nested);
        } else if (appender instanceof OutputStreamAppender<ILoggingEvent> output
                && !(output.getEncoder() instanceof RedactingEncoder)) {
            output.setEncoder(new RedactingEncoder(output.getEncoder()));
        }
    }
}
