import java.io.File;
import java.util.TreeSet;
import org.semanticweb.HermiT.ReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/**
 * Loads ontologies as Protégé does and lets HermiT think about all of them together: a line a file with how
 * many axioms it has and what in it is not OWL 2 DL, then whether they are consistent, then each class that can have
 * no member.
 */
public class Reason {
    public static void main(String[] files) throws Exception {
        OWLOntologyManager together = OWLManager.createOWLOntologyManager();
        OWLOntology all = together.createOntology();
        for (String file : files) {
            OWLOntology one = load(OWLManager.createOWLOntologyManager(), file);
            System.out.println("loaded\t" + new File(file).getName() + "\t" + one.getLogicalAxiomCount());
            for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(one).getViolations()) {
                System.out.println("not DL\t" + new File(file).getName() + "\t" + violation);
            }
            one.axioms().forEach(axiom -> together.addAxiom(all, axiom));
        }
        OWLReasoner reasoner = new ReasonerFactory().createReasoner(all);
        boolean consistent = reasoner.isConsistent();
        System.out.println("consistent\t" + consistent);
        if (consistent) {
            TreeSet<OWLClass> empty = new TreeSet<>();
            reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom().forEach(empty::add);
            empty.forEach(one -> System.out.println("unsatisfiable\t" + one.getIRI()));
            System.out.println("classes\t" + all.classesInSignature().count());
        }
    }

    private static OWLOntology load(OWLOntologyManager manager, String file) throws Exception {
        OWLOntologyLoaderConfiguration strict = new OWLOntologyLoaderConfiguration()
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
        return manager.loadOntologyFromOntologyDocument(new FileDocumentSource(new File(file)), strict);
    }
}
