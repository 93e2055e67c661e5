import express from "express";
import { Pool } from "pg";

class Orders {
  private readonly pool = new Pool();

  of(owner: string) {
    return this.pool.query(`SELECT id FROM orders WHERE owner = '${owner}'`);
  }
}

const app = express();
const orders = new Orders();
app.get("/orders", async (req, res) => {
  res.json(await orders.of(String(req.query.owner)));
});
