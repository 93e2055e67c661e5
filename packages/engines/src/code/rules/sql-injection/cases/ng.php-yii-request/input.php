<?php
namespace app\controllers;
use Yii;
use yii\web\Controller;
class PageController extends Controller {
  public function actionShow() {
    $id = Yii::$app->request->get("id");
    $r = Yii::$app->db->createCommand("SELECT * FROM a WHERE id = " . $id)->queryAll();
  }
}
