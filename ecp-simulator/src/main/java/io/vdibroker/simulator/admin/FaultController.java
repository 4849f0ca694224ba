package io.vdibroker.simulator.admin;

import io.vdibroker.simulator.fault.Fault;
import io.vdibroker.simulator.fault.Faults;
import io.vdibroker.simulator.state.StoredJson;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Adds, lists and takes away faults. */
@RestController
@RequestMapping("/simulator/faults")
class FaultController {
    private final Faults faults;

    FaultController(Faults faults) {
        this.faults = faults;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> add(@RequestBody JsonNode fault) {
        return Map.of("id", faults.add(StoredJson.read(fault, Fault.class)));
    }

    @GetMapping
    List<Faults.Listed> list() {
        return faults.list();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void clear() {
        faults.clear();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        faults.remove(id);
    }
}
