package io.cellwright.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which package may import which, as in ARCHITECTURE.md.
@AnalyzeClasses(
        packages = "io.cellwright.controller",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LayersOfTheModuleTest {

    @ArchTest
    static final ArchRule packagesImportOnlyWhatIsBelowThem =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("search")
                    .definedBy("..controller.search..")
                    .optionalLayer("drawing")
                    .definedBy("..controller.drawing..")
                    .layer("lifecycle")
                    .definedBy("..controller.lifecycle..")
                    .layer("store")
                    .definedBy("..controller.store..")
                    .layer("schedule")
                    .definedBy("..controller.schedule..")
                    .layer("pool")
                    .definedBy("..controller.pool..")
                    .layer("rest")
                    .definedBy("..controller.rest..")
                    .layer("cli")
                    .definedBy("..controller.cli..")
                    .whereLayer("search")
                    .mayNotAccessAnyLayer()
                    .whereLayer("drawing")
                    .mayNotAccessAnyLayer()
                    .whereLayer("lifecycle")
                    .mayNotAccessAnyLayer()
                    .whereLayer("store")
                    .mayOnlyAccessLayers("lifecycle", "search")
                    .whereLayer("schedule")
                    .mayOnlyAccessLayers("lifecycle", "search", "store")
                    .whereLayer("pool")
                    .mayOnlyAccessLayers("lifecycle", "search", "store")
                    .whereLayer("cli")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule onlyRestKnowsTheWebServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..controller.rest..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsTheDatabase =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..controller.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.jdbi..",
                            "org.flywaydb..",
                            "com.zaxxer..",
                            "java.sql..",
                            "org.h2..");

    @ArchTest
    static final ArchRule theControllerNeedsNoEngine =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.djl..");
}
