package org.shanzhi;

import java.util.List;
import org.shanzhi.kernel.command.CommandHelp;
import org.shanzhi.kernel.command.CommandRun;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.CommandLine;
import org.shanzhi.kernel.start.DirectoryLock;
import org.shanzhi.kernel.start.Instance;
import org.shanzhi.kernel.start.ProgramVersion;
import org.shanzhi.kernel.start.StartOptions;
import org.shanzhi.kernel.start.StartTexts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The one deployable: a district's one-stop centre and its grid work. Beans bear their package in their names, so that two
 * modules may each have a class of one name; Boot's stand-in account is left out: there is no default password.
 */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        exclude = UserDetailsServiceAutoConfiguration.class)
public class Shanzhi {
    private static final int CANNOT_START = 2;

    /** Held as long as the program runs. */
    private static DirectoryLock lock;

    public static void main(String[] args) {
        try {
            switch (CommandLine.parse(args)) {
                case CommandLine.Serve serve -> serve(serve.options());
                case CommandLine.Run run -> System.exit(CommandRun.run(run, Shanzhi::program));
                case CommandLine.Help help -> System.out.println(CommandHelp.text(StartTexts.language()));
                case CommandLine.Version version -> System.out.println(ProgramVersion.text());
            }
        } catch (CannotStart e) {
            System.err.println(e.getMessage());
            System.exit(CANNOT_START);
        }
    }

    private static void serve(StartOptions options) {
        options.refuseDemoOnTheNetwork();
        options.refuseTakenPort();
        lock = DirectoryLock.hold(options.data());
        Instance.removeFrom(options.data());
        List<String> properties = options.properties();
        properties.add("--shanzhi.serving=true");
        program(properties);
    }

    private static ConfigurableApplicationContext program(List<String> properties) {
        return SpringApplication.run(Shanzhi.class, properties.toArray(String[]::new));
    }
}
