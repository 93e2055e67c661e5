import express from "express";
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from "typeorm";

@Entity()
class Shortcut {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column()
  target!: string;
}

const source = new DataSource({ type: "sqlite", database: "links.db", entities: [Shortcut] });
const shortcutRepository = source.getRepository(Shortcut);
const app = express();

app.post("/shortcuts", async (req, res) => {
  const shortcut = new Shortcut();
  shortcut.target = req.body.target;
  await shortcutRepository.save(shortcut);
  res.status(201).end();
});

app.get("/s/:id", async (req, res) => {
  const shortcut = await shortcutRepository.findOneBy({ id: Number(req.params.id) });
  if (shortcut === null) return res.status(404).end();
  res.redirect(shortcut.target);
});
