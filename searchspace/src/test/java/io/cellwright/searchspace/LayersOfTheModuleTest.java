package io.cellwright.searchspace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Which package may import which, as in ARCHITECTURE.md.
@AnalyzeClasses(
        packages = "io.cellwright.searchspace",
        importOptions = ImportOption.DoNotIncludeTests.class)
class LayersOfTheModuleTest {

    @ArchTest
    static final ArchRule packagesImportOnlyWhatIsBelowThem =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("graph")
                    .definedBy("..searchspace.graph..")
                    .layer("cost")
                    .definedBy("..searchspace.cost..")
                    .layer("block")
                    .definedBy("..searchspace.block..")
                    .layer("cell")
                    .definedBy("..searchspace.cell..")
                    .layer("space")
                    .definedBy("..searchspace.space..")
                    .layer("network")
                    .definedBy("..searchspace.network..")
                    .layer("zoo")
                    .definedBy("..searchspace.zoo..")
                    .layer("trial")
                    .definedBy("..searchspace.trial..")
                    .layer("codegen")
                    .definedBy("..searchspace.codegen..")
                    .whereLayer("graph")
                    .mayNotAccessAnyLayer()
                    .whereLayer("cost")
                    .mayOnlyAccessLayers("graph")
                    .whereLayer("block")
                    .mayOnlyAccessLayers("graph")
                    .whereLayer("cell")
                    .mayOnlyAccessLayers("block", "graph")
                    .whereLayer("space")
                    .mayOnlyAccessLayers("cell", "block", "cost", "graph")
                    .whereLayer("network")
                    .mayOnlyAccessLayers("cell", "block", "graph")
                    .whereLayer("zoo")
                    .mayOnlyAccessLayers("network", "cell", "block", "graph")
                    .whereLayer("trial")
                    .mayOnlyAccessLayers("zoo", "network", "cell", "block", "graph")
                    .whereLayer("codegen")
                    .mayOnlyAccessLayers("graph", "trial");

    @ArchTest
    static final ArchRule onlyTrialsAndGeneratedFilesAreWrittenAsJson =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..searchspace.trial..", "..searchspace.codegen..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule theDomainKnowsNoCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..searchspace.commandline..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..searchspace.commandline..", "picocli..");

    @ArchTest
    static final ArchRule theCommandLineKnowsNoDomain =
            noClasses()
                    .that()
                    .resideInAPackage("..searchspace.commandline..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("io.cellwright..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "..searchspace.commandline..",
                                                    "..searchspace.text..")));
}
