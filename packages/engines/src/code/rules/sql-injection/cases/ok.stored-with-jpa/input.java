package com.example.reports;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Entity
class Report {
    @Id
    private Long id;
    private String sorting;
    private int width;

    public String getSorting() {
        return sorting;
    }

    public void setSorting(String sorting) {
        this.sorting = sorting;
    }

    public int getWidth() {
        return width;
    }

    public void setWidth(int width) {
        this.width = width;
    }
}

interface ReportRepository extends JpaRepository<Report, Long> {
}

@RestController
class ReportController {
    private final ReportRepository reports;
    private final EntityManager manager;

    ReportController(ReportRepository reports, EntityManager manager) {
        this.reports = reports;
        this.manager = manager;
    }

    @PostMapping("/reports")
    Long add(@RequestParam int width) {
        Report report = new Report();
        report.setWidth(width);
        return reports.save(report).getWidth() + 0L;
    }

    @GetMapping("/reports/{id}")
    Object run(@PathVariable Long id) {
        Report report = reports.findById(id).orElseThrow();
        return manager.createNativeQuery("SELECT total FROM sale ORDER BY " + report.getSorting() + " LIMIT " + report.getWidth()).getResultList();
    }
}
