package org.shanzhi.testing;

import java.nio.file.Path;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.shanzhi.db.InstantBinding;
import org.shanzhi.db.MultirangeBinding;

/**
 * Writes the Java names of tables and columns from the migrations. After a new migration: {@code ./gen}, which runs this
 * class. The generated files are committed, so that the build needs no database.
 */
public final class GenerateTables {
    private GenerateTables() {}

    public static void main(String[] args) throws Exception {
        Path target = Path.of(args.length == 0 ? "src/main/jooq" : args[0]);
        into(target);
        System.exit(0);
    }

    public static void into(Path directory) throws Exception {
        try (TestDatabase database = TestDatabase.fresh()) {
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withUrl(database.jdbcUrl())
                            .withUser(database.user())
                            .withPassword(database.password()))
                    .withGenerator(new Generator()
                            .withDatabase(tables())
                            .withGenerate(onlyNames())
                            .withTarget(new Target()
                                    .withPackageName("org.shanzhi.db")
                                    .withDirectory(directory.toString()))));
        }
    }

    private static Database tables() {
        return new Database()
                .withName("org.jooq.meta.postgres.PostgresDatabase")
                .withInputSchema("public")
                .withOutputSchemaToDefault(true)
                .withIncludes(".*")
                .withExcludes("flyway_schema_history|spring_session.*|scheduled_tasks")
                .withIncludeRoutines(false)
                .withIncludeSequences(false)
                .withIncludeDomains(false)
                .withIncludeUDTs(false)
                .withForcedTypes(
                        new ForcedType().withName("INTEGER").withIncludeTypes("smallint|int2"),
                        new ForcedType()
                                .withUserType("java.time.Instant")
                                .withBinding(InstantBinding.class.getName())
                                .withIncludeTypes("timestamptz|timestamp.*with time zone"),
                        new ForcedType()
                                .withUserType("java.lang.String")
                                .withBinding(MultirangeBinding.class.getName())
                                .withIncludeTypes("tstzmultirange"));
    }

    private static Generate onlyNames() {
        return new Generate()
                .withTables(true)
                .withRecords(false)
                .withPojos(false)
                .withDaos(false)
                .withKeys(false)
                .withIndexes(false)
                .withRelations(false)
                .withGlobalObjectReferences(true)
                .withGlobalTableReferences(true)
                .withGlobalKeyReferences(false)
                .withGlobalIndexReferences(false)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false)
                .withGeneratedAnnotation(false)
                .withJavadoc(false)
                .withComments(false)
                .withJavaTimeTypes(true);
    }
}
